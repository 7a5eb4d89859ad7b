import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export', // files for a server that is there already
  distDir: 'dist',
};

export default config;
